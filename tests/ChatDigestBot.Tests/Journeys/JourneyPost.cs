using System.Globalization;

namespace ChatDigestBot.Tests.Journeys;

/// <summary>A post in the real posts' form, written into the folder that the bot reads.</summary>
internal sealed record JourneyPost(string Title, DateTimeOffset DatedAt)
{
    public string Source { get; init; } = "示例日报";
    public string Body { get; init; } = "";

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
            date: {date}
            ---

            <div>   
            <p>{(Body.Length > 0 ? Body : Title)}</p>
            </div>
                        
            """;
        await File.WriteAllTextAsync(Path.Combine(directory, $"{Title}.md"), text);
    }
}
