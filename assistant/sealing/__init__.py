"""The data folder under a key: databases by SQLCipher, files by AES-256-GCM; and backups sealed with a key of their own."""
