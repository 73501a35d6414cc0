"""What the README's figures come from: run `make bench`, or one of the modules by itself."""
