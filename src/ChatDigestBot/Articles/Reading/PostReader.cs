using System.Text.RegularExpressions;

namespace ChatDigestBot.Articles.Reading;

/// <summary>Reads one post from its file. Whatever the file holds, it returns: nothing in a post throws.</summary>
internal static class PostReader
{
    public const int MaxBytes = 8 * 1024 * 1024;
    private const int MaxPointer = 1024;

    /// <param name="beginParsing">Called once the bytes are there.</param>
    public static PostReading Read(string root, PostFile file, Action? beginParsing = null)
    {
        // An empty file is not opened: named pipes and devices look empty too, and opening one would wait for ever.
        if (file.Size == 0)
        {
            return Unreadable(file, PostFault.Empty);
        }

        if (file.Size > MaxBytes)
        {
            return Unreadable(file, PostFault.TooLarge(file.Size, MaxBytes));
        }

        try
        {
            if (ReadBytes(root, file) is not { } bytes)
            {
                return new PostReading.NotNow();
            }

            beginParsing?.Invoke();
            return Read(file.Path, bytes);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return new PostReading.NotNow();
        }
        catch (RegexMatchTimeoutException)
        {
            return PostReading.Unreadable.ForNow(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Unreadable(file, PostFault.NoAccess(exception)) with { IsLasting = false };
        }
    }

    /// <summary>Reads a post from the bytes of a file. Pure.</summary>
    public static PostReading Read(string path, ReadOnlySpan<byte> bytes)
    {
        if (IsPointer(bytes))
        {
            return new PostReading.Unreadable { Problem = PostProblem.Error(path, PostFault.Pointer) };
        }

        if (PostDecoder.Decode(bytes, out var fault) is not { } text)
        {
            return new PostReading.Unreadable { Problem = PostProblem.Error(path, fault ?? PostFault.NoText) };
        }

        var problems = new List<PostProblem>();
        if (fault is not null)
        {
            problems.Add(PostProblem.Warning(path, 1, fault.Words));
        }

        text = WrappedPost.Unfenced(text);
        var (head, bodyStart) = FrontMatterReader.Read(text, path, problems);
        var body = text[bodyStart..];
        (head, bodyStart) = WrappedPost.ReadSecond(head, body, path);
        body = body[bodyStart..];
        return new PostReading.Loaded(new Post { Path = path, Head = head, Body = body, Format = BodyFormatRule.Of(path, body), Problems = problems });
    }

    private static bool IsPointer(ReadOnlySpan<byte> bytes) =>
        bytes.Length < MaxPointer && (bytes.StartsWith("/annex/objects/"u8) || bytes.StartsWith("version https://git-lfs.github.com/spec/"u8));

    private static byte[]? ReadBytes(string root, PostFile file)
    {
        using var handle = File.OpenHandle(file.FullPath(root), share: FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[file.Size];
        var read = 0;
        while (read < bytes.Length)
        {
            var count = RandomAccess.Read(handle, bytes.AsSpan(read), read);
            if (count == 0)
            {
                return null;
            }

            read += count;
        }

        // Half of the old and half of the new text would be news that never was.
        return RandomAccess.GetLength(handle) == file.Size && File.GetLastWriteTimeUtc(handle).Ticks == file.WrittenAt ? bytes : null;
    }

    private static PostReading.Unreadable Unreadable(PostFile file, PostFault fault) => new() { Problem = PostProblem.Error(file.Path, fault) };
}
