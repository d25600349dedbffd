"""What an episode says: closed unions of frozen nodes, no looks and no pages."""
