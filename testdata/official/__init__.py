"""An official model as the agency publishes them, drawn from S3:31-190: `python -m testdata.official`."""
