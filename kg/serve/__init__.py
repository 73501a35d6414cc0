"""What is served over HTTP, on this machine unless told otherwise: the reconciliation service over our lists of actors."""
