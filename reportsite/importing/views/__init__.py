"""The pages: each fetches with permission, and hands every change to a verb of actions."""
