namespace ChatDigestBot.Feeds.Fetching;

/// <summary>A name leads to an address that feeds may not be fetched from.</summary>
internal sealed class PrivateNetworkException(string host) : Exception($"{host} leads into a private network")
{
    public string Host { get; } = host;
}
