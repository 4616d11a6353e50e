using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using ChatDigestBot.Playground.Worlds;

namespace ChatDigestBot.Playground.Page;

/// <summary>An attachment as the page may load it. Nothing is fetched from elsewhere: a photo given by address is painted.</summary>
internal static class AttachmentFile
{
    public static IResult Serve(Attachment attachment)
    {
        if (attachment.Kind == AttachmentKind.Document)
        {
            // Never shown inside the page: whatever it holds, it is only saved.
            return Results.Bytes(attachment.Bytes, "application/octet-stream", attachment.FileName ?? "file");
        }

        return FindImageType(attachment.Bytes.Span) is { } type
            ? Results.Bytes(attachment.Bytes, type)
            : Results.Text(Paint(attachment.Url ?? attachment.FileId), "image/svg+xml", Encoding.UTF8);
    }

    /// <summary>By the first bytes, because what a sender calls a picture may be anything.</summary>
    private static string? FindImageType(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => "image/png",
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => "image/gif",
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => "image/webp",
        _ => null,
    };

    /// <summary>Hills under a sky, in colours that follow from the address; its host is written below.</summary>
    private static string Paint(string address)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(address));
        var hue = hash[0] * 360 / 256;
        var host = Uri.TryCreate(address, UriKind.Absolute, out var parsed) ? WebUtility.HtmlEncode(parsed.Host) : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 360"><defs><linearGradient id="s" x2="0" y2="1"><stop stop-color="hsl({hue} 60% 72%)"/><stop offset="1" stop-color="hsl({(hue + 40) % 360} 70% 86%)"/></linearGradient></defs>
            <rect width="640" height="360" fill="url(#s)"/><circle cx="{120 + hash[1] * 400 / 256}" cy="{70 + hash[2] / 4}" r="38" fill="#fff" fill-opacity=".8"/>
            <path d="M0 {250 - hash[3] / 4}Q160 {170 - hash[4] / 4} 320 {250 - hash[5] / 5}T640 {230 - hash[6] / 4}V360H0z" fill="hsl({hue} 35% 52%)"/>
            <path d="M0 300Q200 {220 - hash[7] / 5} 400 290T640 280V360H0z" fill="hsl({(hue + 20) % 360} 40% 38%)"/>
            <text x="16" y="346" font-family="sans-serif" font-size="17" fill="#fff">{host}</text></svg>
            """);
    }
}
