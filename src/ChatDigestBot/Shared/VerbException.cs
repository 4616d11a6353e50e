namespace ChatDigestBot.Shared;

/// <summary>A verb cannot do what was asked; the message is one sentence for standard error.</summary>
internal sealed class VerbException(string message, int exitCode) : Exception(message)
{
    public int ExitCode { get; } = exitCode;
}
