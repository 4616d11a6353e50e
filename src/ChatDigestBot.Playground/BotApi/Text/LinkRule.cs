using System.Globalization;

namespace ChatDigestBot.Playground.BotApi.Text;

/// <summary>Which addresses Telegram takes for a link or a button: http, https or tg, with a dotted host.</summary>
internal static class LinkRule
{
    private const string Allowed = ".-_!$,~*'();&+=%:@";

    /// <summary>The address as Telegram keeps it, or null with the reason it is refused.</summary>
    public static string? Check(string link, out string error)
    {
        error = "";
        if (link.StartsWith("tg:", StringComparison.OrdinalIgnoreCase))
        {
            return CheckInternal(link, out error);
        }

        var colon = link.IndexOf("://", StringComparison.Ordinal);
        var hasScheme = colon >= 0 && link.IndexOfAny(['/', '?', '#', '@']) > colon;
        var scheme = hasScheme ? link[..colon].ToLowerInvariant() : "http";
        if (scheme is not ("http" or "https"))
        {
            error = "Unsupported URL protocol";
            return null;
        }

        var rest = hasScheme ? link[(colon + 3)..] : link;
        var pathStart = rest.IndexOfAny(['/', '?', '#']);
        var authority = pathStart < 0 ? rest : rest[..pathStart];
        var at = authority.LastIndexOf('@');
        var (user, host) = (authority[..(at + 1)], authority[(at + 1)..]); // a mailto: address passes as user and host, as it does at Telegram
        var port = "";
        if (host.LastIndexOf(':') is var portColon and >= 0 && !host.EndsWith(']'))
        {
            (host, port) = (host[..portColon], host[portColon..]);
            if (!int.TryParse(port.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 1 or > 65535)
            {
                error = "Wrong port number specified in the URL";
                return null;
            }
        }

        error = user.Any(IsDisallowed) ? "Disallowed character in URL userinfo" : HostError(host);
        if (error.Length > 0)
        {
            return null;
        }

        var path = pathStart < 0 ? "/" : rest[pathStart..].TrimEnd();
        return $"{scheme}://{user}{host.ToLowerInvariant()}{port}{(path.StartsWith('/') ? path : "/" + path).Replace(" ", "%20", StringComparison.Ordinal)}";
    }

    private static string HostError(string host)
    {
        if (host.Length == 0)
        {
            return "URL host is empty";
        }

        if (host.StartsWith('[') && host.EndsWith(']'))
        {
            return System.Net.IPAddress.TryParse(host, out _) ? "" : "Wrong IPv6 address specified in the URL";
        }

        if (host == ".")
        {
            return "Host is invalid";
        }

        if (host.Any(IsDisallowed) || host.Contains(':', StringComparison.Ordinal))
        {
            return "Disallowed character in URL host";
        }

        return host.Contains('.', StringComparison.Ordinal) ? "" : "Wrong HTTP URL";
    }

    private static bool IsDisallowed(char character)
        => character < 128 && !char.IsAsciiLetterOrDigit(character) && !Allowed.Contains(character, StringComparison.Ordinal);

    private static string? CheckInternal(string link, out string error)
    {
        var rest = link[3..];
        rest = rest.StartsWith("//", StringComparison.Ordinal) ? rest[2..] : rest;
        var host = rest.Split('/', '?', '#')[0];
        error = host.Length > 0 && host.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_') ? "" : "Wrong tg URL";
        return error.Length == 0 ? $"tg://{rest}" : null;
    }
}
