namespace ChatDigestBot.Playground.Hosting;

/// <summary>A port of the command line is in use; the message is one sentence for people.</summary>
internal sealed class PortTakenException(string option, int port, Exception inner)
    : Exception($"Port {port} is taken by another program: choose another with {option}, or {option} 0 for any.", inner);
