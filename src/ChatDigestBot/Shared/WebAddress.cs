namespace ChatDigestBot.Shared;

/// <summary>What a browser opens: an absolute address of http or https with a host.</summary>
internal static class WebAddress
{
    public static bool Is(Uri address) =>
        address.IsAbsoluteUri && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps) && address.Host.Length > 0;

    /// <summary>Null where the text is no such address.</summary>
    public static Uri? Parse(string? text) => Uri.TryCreate(text?.Trim(), UriKind.Absolute, out var address) && Is(address) ? address : null;

    /// <summary>A host without "www.": what people call the site.</summary>
    public static string Site(string host) => host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? host[4..] : host;
}
