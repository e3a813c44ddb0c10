"""What reads and writes files: the seeds, the source of the site, remembered readings, the published site."""
