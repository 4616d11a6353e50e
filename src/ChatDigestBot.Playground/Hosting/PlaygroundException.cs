namespace ChatDigestBot.Playground.Hosting;

/// <summary>Something that keeps the playground from starting; the message is one sentence for people.</summary>
internal sealed class PlaygroundException(string message, Exception? inner = null) : Exception(message, inner)
{
    public static PlaygroundException PortTaken(string option, int port, Exception inner) =>
        new($"Port {port} is taken by another program: choose another with {option}, or any free one with {option} 0.", inner);
}
