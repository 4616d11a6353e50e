using ChatDigestBot.Shared;

namespace ChatDigestBot.App;

/// <summary>Checks the addresses the bot is to listen on before anything starts: the web server would find a wrong one last, and say so less plainly.</summary>
internal static class ListenAddresses
{
    private const string Allowed = "http addresses such as http://127.0.0.1:8080, with ; between several (for https put a proxy before the bot)";

    /// <exception cref="SettingException">The bot cannot listen there.</exception>
    public static void Check(IConfiguration configuration)
    {
        foreach (var url in (configuration[WebHostDefaults.ServerUrlsKey] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!IsHttp(url))
            {
                throw new SettingException("ASPNETCORE_URLS (or --urls)", url, Allowed);
            }
        }

        if (configuration[WebHostDefaults.HttpsPortsKey] is { Length: > 0 } ports)
        {
            throw new SettingException("ASPNETCORE_HTTPS_PORTS", ports, Allowed);
        }
    }

    private static bool IsHttp(string url)
    {
        try
        {
            return BindingAddress.Parse(url) is { Scheme: "http", Port: >= 0 and <= ushort.MaxValue, PathBase.Length: 0 };
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
