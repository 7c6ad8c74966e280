"""What people can do with Dialoog: one public function for each thing, verb first."""
