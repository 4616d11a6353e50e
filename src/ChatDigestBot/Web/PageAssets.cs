using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace ChatDigestBot.Web;

/// <summary>The style sheet and the script of our pages, out of the program itself, so that they are there from whichever folder it starts.</summary>
internal static class PageAssets
{
    private static readonly Dictionary<string, (byte[] Bytes, string ContentType, string Version)> Files = new(StringComparer.Ordinal)
    {
        ["pages.css"] = Read("pages.css", "text/css; charset=utf-8"),
        ["console.css"] = Read("console.css", "text/css; charset=utf-8"),
        ["console.js"] = Read("console.js", "text/javascript; charset=utf-8"),
        ["reading.js"] = Read("reading.js", "text/javascript; charset=utf-8"),
        ["sign-in.js"] = Read("sign-in.js", "text/javascript; charset=utf-8"),
    };

    /// <summary>The address of a file; it changes with the content, so browsers may keep it for ever.</summary>
    public static string Address(string name) => $"/assets/{Files[name].Version}/{name}";

    public static void MapAssets(this IEndpointRouteBuilder routes) => routes.MapGet("/assets/{version}/{name}", (string version, string name, HttpContext context) =>
    {
        if (!Files.TryGetValue(name, out var file))
        {
            return Results.NotFound();
        }

        context.Response.Headers[HeaderNames.CacheControl] = version == file.Version ? "public, max-age=31536000, immutable" : "no-cache";
        return Results.Bytes(file.Bytes, file.ContentType);
    });

    private static (byte[] Bytes, string ContentType, string Version) Read(string name, string contentType)
    {
        using var stream = typeof(PageAssets).Assembly.GetManifestResourceStream($"ChatDigestBot.Web.Assets.{name}")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return (bytes, contentType, Convert.ToHexStringLower(SHA256.HashData(bytes))[..12]);
    }
}
