namespace ChatDigestBot.Telegram.Receiving;

/// <summary>Makes updates come: asks for them, or keeps the address known that they are posted to.</summary>
internal interface IUpdateSource
{
    public Task RunAsync(CancellationToken cancellationToken);
}
