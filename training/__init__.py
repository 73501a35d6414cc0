"""Make the pipelines in kg/models: treebanks and raw news go in, one small spaCy pipeline per language comes out."""
