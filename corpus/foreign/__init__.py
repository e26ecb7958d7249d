"""Foreign files (PDF, DOCX, HTML, TXT, MD), read in a child process with limits."""
