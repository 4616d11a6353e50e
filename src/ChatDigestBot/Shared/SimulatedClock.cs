namespace ChatDigestBot.Shared;

/// <summary>Registered where the bot's clock is not the machine's and is not meant to be, such as in the playground: what compares the two says so and does not complain.</summary>
internal sealed record SimulatedClock;
