namespace ChatDigestBot.Storage;

/// <summary>The database cannot be used as it is; the message is one sentence for the operator that says why and what helps.</summary>
internal sealed class DatabaseException(string message) : Exception(message);
