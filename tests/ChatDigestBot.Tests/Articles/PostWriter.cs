using System.Globalization;

namespace ChatDigestBot.Tests.Articles;

/// <summary>A folder of posts that a test writes, in the format of crawled ones.</summary>
internal sealed class PostWriter : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("chatdigestbot-posts-").FullName;

    /// <summary>Where a test may write topics of its own: beside the folder, since a file in it would be taken for a post.</summary>
    public string TopicsPath => Root + ".topics.yaml";

    public static string Post(string title, string body, string? date = "2026-03-01 08:00:00", string source = "示例网", string head = "") => $"""

        ---
        title: '{title}'
        categories: 
         - 新媒体
         - {source}
         - 资讯
        author: {source}
        {head}{(date is null ? "" : $"date: {date}")}
        ---

        <div>   
        {body}
        </div>
                    
        """;

    public void Write(string path, string title, string body, string? date = "2026-03-01 08:00:00", string source = "示例网", string head = "") =>
        WriteRaw(path, Post(title, body, date, source, head));

    public void WriteRaw(string path, string content) => WriteBytes(path, System.Text.Encoding.UTF8.GetBytes(content));

    public void WriteBytes(string path, byte[] content)
    {
        var file = PathOf(path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, content);
    }

    /// <summary>Sets the time of the last write, which two quick writes of a test might share.</summary>
    public void Touch(string path, int seconds) =>
        File.SetLastWriteTimeUtc(PathOf(path), DateTime.Parse("2026-03-01T00:00:00Z", CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal).AddSeconds(seconds));

    public string PathOf(string path) => Path.Combine(Root, path);

    public void Dispose()
    {
        File.Delete(TopicsPath);
        Directory.Delete(Root, recursive: true);
    }
}
