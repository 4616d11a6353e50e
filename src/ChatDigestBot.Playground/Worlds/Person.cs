namespace ChatDigestBot.Playground.Worlds;

/// <summary>A simulated Telegram account: a person, or the bot itself.</summary>
internal sealed record Person
{
    public required long Id { get; init; }
    public required string FirstName { get; init; }
    public string? LastName { get; init; }
    public string? Username { get; init; }

    /// <summary>IETF tag as Telegram reports it, for example <c>zh-hans</c>; null where the app hides it.</summary>
    public string? LanguageCode { get; init; }
    public bool IsBot { get; init; }
    public string FullName => LastName is null ? FirstName : $"{FirstName} {LastName}";
}
