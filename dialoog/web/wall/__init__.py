"""The pages of the Adviesvangers: a wall of ideas, dots and moodboards."""
