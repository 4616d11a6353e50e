using System.Globalization;

namespace ChatDigestBot.Playground.Posts;

/// <summary>The playground's own copy of the posts: those the bot reads, and beside them those held back, a folder a day.</summary>
/// <remarks>The folders are all the state there is: a playground that starts again on them goes on where it was.</remarks>
internal sealed class PostFolder(string directory, TimeZoneInfo zone)
{
    private const string DayFormat = "yyyy-MM-dd";

    /// <summary>Where the bot finds its posts.</summary>
    public string Path { get; } = System.IO.Path.Combine(directory, "articles");

    private string HeldBackPath { get; } = System.IO.Path.Combine(directory, "held-back");

    /// <summary>Copies every post with its date moved; does nothing where a copy is there already.</summary>
    public async Task CopyAsync(string source, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (Directory.Exists(Path))
        {
            return;
        }

        // Written beside and moved at the end: a copy that was interrupted is not taken for a whole one.
        var unfinished = Path + ".new";
        Empty(unfinished);
        Empty(HeldBackPath);
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(source, "*.md", SearchOption.AllDirectories))
        {
            texts[System.IO.Path.GetRelativePath(source, file)] = await File.ReadAllTextAsync(file, cancellationToken);
        }

        var dated = texts.Select(post => (post.Key, Date: PostDate.Find(post.Value))).Where(post => post.Date is not null);
        var plan = PostCalendar.Plan(dated.Select(post => (post.Key, post.Date!.Value)), now, zone);
        var scheduled = plan.Posts.ToDictionary(post => post.Path);
        foreach (var (path, text) in texts)
        {
            var post = scheduled.GetValueOrDefault(path);
            var root = post?.HeldBackUntil is { } day ? HeldBackFolder(day) : unfinished;
            await WriteAsync(System.IO.Path.Combine(root, path), post is null ? text : Move(text, post, plan.Days), cancellationToken);
        }

        Directory.CreateDirectory(unfinished);
        Directory.Move(unfinished, Path);
    }

    /// <summary>The next moment at which held-back posts appear; null when none are left.</summary>
    public DateTimeOffset? NextAppearance() => HeldBackDays().Select(day => (DateTimeOffset?)PostCalendar.AppearsAt(day, zone)).Min();

    /// <summary>Moves what is due to where the bot reads, and says how many posts that were.</summary>
    public int Release(DateTimeOffset now)
    {
        var released = 0;
        foreach (var day in HeldBackDays().Where(day => PostCalendar.AppearsAt(day, zone) <= now).Order())
        {
            var folder = HeldBackFolder(day);
            foreach (var file in Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories).ToList())
            {
                var target = System.IO.Path.Combine(Path, System.IO.Path.GetRelativePath(folder, file));
                Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
                File.Move(file, target, overwrite: true);
                released++;
            }

            Directory.Delete(folder, recursive: true);
        }

        return released;
    }

    public int CountHeldBack() =>
        Directory.Exists(HeldBackPath) ? Directory.EnumerateFiles(HeldBackPath, "*.md", SearchOption.AllDirectories).Count() : 0;

    private string Move(string text, ScheduledPost post, int days)
    {
        var writtenOn = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(PostDate.Find(text)!.Value, zone).DateTime);
        return PostDate.Replace(TextDates.Move(text, writtenOn, days), post.DatedAt);
    }

    private IEnumerable<DateOnly> HeldBackDays() => !Directory.Exists(HeldBackPath)
        ? []
        : Directory.EnumerateDirectories(HeldBackPath).Select(folder => DateOnly.ParseExact(System.IO.Path.GetFileName(folder), DayFormat, CultureInfo.InvariantCulture));

    private string HeldBackFolder(DateOnly day) => System.IO.Path.Combine(HeldBackPath, day.ToString(DayFormat, CultureInfo.InvariantCulture));

    private static async Task WriteAsync(string file, string text, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, text, cancellationToken);
    }

    private static void Empty(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
