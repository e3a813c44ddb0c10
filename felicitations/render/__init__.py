"""From the plan to bytes: Jinja for the pages, markdown-it for what people wrote in site_src."""
