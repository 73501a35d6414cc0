"""The OpenRefine Reconciliation Service API 0.2 over the lists of actors (https://www.w3.org/community/reports/reconciliation/)."""
