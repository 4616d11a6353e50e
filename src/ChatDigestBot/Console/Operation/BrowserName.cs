namespace ChatDigestBot.Console.Operation;

/// <summary>What a browser calls itself, short: "Firefox, Windows". Pure; for recognising one's own, so guessing wrong costs nothing.</summary>
internal static class BrowserName
{
    private const int MaxLength = 60;

    // The order matters: each calls itself by the names of those below it too.
    private static readonly (string Word, string Name)[] Browsers =
        [("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("HeadlessChrome/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Word, string Name)[] Systems =
        [("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "macOS"), ("Linux", "Linux")];

    public static string Of(string? agent)
    {
        if (string.IsNullOrWhiteSpace(agent))
        {
            return "–";
        }

        var parts = new[] { Find(Browsers, agent), Find(Systems, agent) }.OfType<string>().ToList();
        return parts.Count > 0 ? string.Join(", ", parts) : agent.Length <= MaxLength ? agent : agent[..MaxLength];
    }

    private static string? Find((string Word, string Name)[] known, string agent) =>
        known.FirstOrDefault(one => agent.Contains(one.Word, StringComparison.Ordinal)).Name;
}
