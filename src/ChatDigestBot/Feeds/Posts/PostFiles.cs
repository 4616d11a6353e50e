using System.Text;
using ChatDigestBot.Articles;
using ChatDigestBot.Articles.Reading;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Feeds.Posts;

/// <summary>Writes posts below the store's folder: whole or not at all, never over what a person wrote, never through a link.</summary>
internal sealed class PostFiles(ArticlesOptions options)
{
    private const int MaxHead = 64 * 1024;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly string _root = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(options.Path));

    /// <summary>Writes a post that is not there yet.</summary>
    /// <exception cref="IOException">The disk is full, or the folder cannot be written to.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be written to.</exception>
    public async Task<PostWriting> CreateAsync(FeedPost post, CancellationToken cancellationToken)
    {
        if (FindPlace(post.Path, create: true) is not { } file)
        {
            return new PostWriting.LeadsOutside();
        }

        if (File.Exists(file))
        {
            // A pull that was killed between file and database left it.
            return IsOurs(file, post.ItemKey) ? await PutAsync(file, post, overwrite: true, cancellationToken) : new PostWriting.LeftToPeople();
        }

        return await PutAsync(file, post, overwrite: false, cancellationToken);
    }

    /// <summary>Writes a post again where its file is still as the bot wrote it.</summary>
    /// <param name="hashBefore">Of the text that the bot wrote the last time.</param>
    /// <inheritdoc cref="CreateAsync" path="/exception"/>
    public async Task<PostWriting> UpdateAsync(FeedPost post, long hashBefore, CancellationToken cancellationToken)
    {
        if (FindPlace(post.Path, create: false) is not { } file)
        {
            return new PostWriting.LeadsOutside();
        }

        // An empty file is what a failing power supply leaves of one that was just written.
        return File.Exists(file) && (new FileInfo(file).Length == 0 || await HashAsync(file, cancellationToken) == hashBefore)
            ? await PutAsync(file, post, overwrite: true, cancellationToken)
            : new PostWriting.LeftToPeople();
    }

    /// <summary>Whether a file that the bot wrote lies there without its content.</summary>
    public bool IsEmpty(string path) => FindPlace(path, create: false) is { } file && new FileInfo(file) is { Exists: true, Length: 0 };

    /// <summary>The full path, or null where it leaves the folder or a link stands on the way.</summary>
    private string? FindPlace(string path, bool create)
    {
        var parts = path.Split('/');
        if (parts.Any(part => part.Length == 0 || part[0] == '.' || part.AsSpan().IndexOfAny('\\', '\0') >= 0))
        {
            return null;
        }

        var folder = _root;
        foreach (var part in parts[..^1])
        {
            folder = System.IO.Path.Combine(folder, part);
            if (create)
            {
                Directory.CreateDirectory(folder);
            }

            if (new DirectoryInfo(folder).LinkTarget is not null)
            {
                return null;
            }
        }

        var file = System.IO.Path.Combine(folder, parts[^1]);
        return new FileInfo(file).LinkTarget is null ? file : null;
    }

    // Written beside under a name that no reader takes for a post, and moved: the post is whole at any moment.
    private static async Task<PostWriting> PutAsync(string file, FeedPost post, bool overwrite, CancellationToken cancellationToken)
    {
        var unfinished = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(file)!, $".{post.ItemKey}.tmp");
        try
        {
            await File.WriteAllTextAsync(unfinished, post.Text, Utf8, cancellationToken);
            File.Move(unfinished, file, overwrite);
        }
        catch (IOException) when (!overwrite && File.Exists(file))
        {
            File.Delete(unfinished);
            return new PostWriting.LeftToPeople(); // somebody was quicker
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }

        return new PostWriting.Written(StableHash.Of(post.Text));
    }

    private static async Task<long> HashAsync(string file, CancellationToken cancellationToken) => StableHash.Of(await File.ReadAllTextAsync(file, Utf8, cancellationToken));

    private static bool IsOurs(string file, string itemKey)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[(int)Math.Min(stream.Length, MaxHead)];
        stream.ReadExactly(bytes);
        return bytes.Length == 0 || FrontMatterReader.Read(Utf8.GetString(bytes), "", []).Head.Text(FeedPost.KeyField) == itemKey;
    }
}
