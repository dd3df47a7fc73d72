"""The page of the second desk: begin one, exchange with it by stick or folder, and settle what two desks said."""
