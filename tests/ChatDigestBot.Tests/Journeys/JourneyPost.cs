using System.Globalization;

namespace ChatDigestBot.Tests.Journeys;

/// <summary>A post in the real posts' form, written into the folder that the bot reads.</summary>
internal sealed record JourneyPost(string Title, DateTimeOffset DatedAt)
{
    public string Source { get; init; } = "示例日报";

    /// <summary>More than the title says, else the post is one without content.</summary>
    public string Body { get; init; } = $"示例日报讯：{Title}。记者从现场了解到，项目历时九个月，投入一千二百万元，覆盖十四个街道；下一步计划在年底前扩展到全市，并公开全部数据。";

    /// <summary>Where the original stands.</summary>
    public string? Link { get; init; }

    public async Task WriteAsync(string folder)
    {
        var directory = Path.Combine(folder, "新媒体", Source, "资讯");
        Directory.CreateDirectory(directory);
        var date = DatedAt.UtcDateTime.ToString("r", CultureInfo.InvariantCulture);
        var text =
            $"""

            ---
            title: '{Title.Replace("'", "''", StringComparison.Ordinal)}'
            categories: 
             - 新媒体
             - {Source}
             - 资讯
            author: {Source}
            comments: false
            date: {date}{(Link is null ? "" : $"\nlink: {Link}")}
            ---

            <div>   
            <p>{Body}</p>
            </div>
                        
            """;
        await File.WriteAllTextAsync(Path.Combine(directory, $"{Title}.md"), text);
    }
}
