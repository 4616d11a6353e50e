namespace ChatDigestBot.Chats;

internal sealed record ChatCounts
{
    public required int People { get; init; }

    public required int Groups { get; init; }

    public required int Channels { get; init; }

    public required int Unreachable { get; init; }

    public required int Banned { get; init; }
}
