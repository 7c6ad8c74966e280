"""What Dialoog decides: pure functions over frozen values, without framework, clock or chance."""
