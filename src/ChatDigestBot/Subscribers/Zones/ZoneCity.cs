namespace ChatDigestBot.Subscribers.Zones;

/// <summary>A place people name when they mean a time zone.</summary>
/// <param name="ZoneId">IANA.</param>
/// <param name="Chinese">Names in Chinese, the one to show first.</param>
/// <param name="English">Names in English beyond the one in the zone's id.</param>
internal sealed record ZoneCity(string ZoneId, string[] Chinese, params string[] English);
