"""What speed and the quality of plans are measured with: one small module a topic, one table for all."""
