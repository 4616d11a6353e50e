using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace ChatDigestBot.Playground.Page;

/// <summary>The page's own files, carried inside the program so that it works from any folder.</summary>
internal sealed class PageFiles
{
    private const string Prefix = "page/";

    private readonly FrozenDictionary<string, PageFile> files = Load();

    public IReadOnlyCollection<string> Paths => files.Keys;

    public IResult Find(string path) => files.TryGetValue(path.Length == 0 ? "index.html" : path, out var file)
        ? Results.Bytes(file.Bytes, file.ContentType, entityTag: file.Tag)
        : Results.NotFound();

    private static FrozenDictionary<string, PageFile> Load()
    {
        var assembly = typeof(PageFiles).Assembly;
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .ToFrozenDictionary(name => name[Prefix.Length..].Replace('\\', '/'), name =>
            {
                using var stream = assembly.GetManifestResourceStream(name)!;
                using var bytes = new MemoryStream();
                stream.CopyTo(bytes);
                var content = bytes.ToArray();
                var hash = Convert.ToHexStringLower(SHA256.HashData(content))[..16];
                return new PageFile(content, TypeOf(name), new EntityTagHeaderValue($"\"{hash}\""));
            });
    }

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        var other => throw new InvalidOperationException($"The page has no type for {other} files."),
    };

    private sealed record PageFile(byte[] Bytes, string ContentType, EntityTagHeaderValue Tag);
}
