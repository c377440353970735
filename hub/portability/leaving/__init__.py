"""What somebody takes along, whatever the format."""
