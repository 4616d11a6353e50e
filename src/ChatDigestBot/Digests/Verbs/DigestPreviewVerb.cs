using System.CommandLine;
using ChatDigestBot.Articles;
using ChatDigestBot.Articles.Topics;
using ChatDigestBot.Articles.Verbs;
using ChatDigestBot.Chats;
using ChatDigestBot.Digests.Composing;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;
using ChatDigestBot.Subscribers;
using ChatDigestBot.Subscribers.Topics;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Digests.Verbs;

/// <summary>Shows the digest a new reader of some topics would get, and sends nothing.</summary>
internal sealed class DigestPreviewVerb : Verb
{
    private readonly Option<string[]> _topic = new("--topic")
    {
        Description = "Topics by id or name",
        Required = true,
        AllowMultipleArgumentsPerToken = true,
        HelpName = "ID",
    };

    private readonly Option<string?> _at = new("--at") { Description = "The moment of the digest, such as 2026-03-01T08:00; now if left out", HelpName = "TIME" };
    private readonly Option<string?> _language = new("--language") { Description = "The reader's language: zh, zh-hant or en", HelpName = "zh|zh-hant|en" };
    private readonly Option<int?> _max = new("--max") { Description = "How many items at most", HelpName = "N" };
    private readonly Option<bool> _json = new("--json") { Description = "One JSON object an item, with the parts of its score" };
    private readonly Option<bool> _html = new("--html") { Description = "The messages as they would be sent" };
    private readonly Option<bool> _noSync = UpToDate.NoSyncOption();

    public DigestPreviewVerb()
        : base("preview", "Show the digest that would be sent")
    {
        Add(_topic);
        Add(_at);
        Add(_language);
        Add(_max);
        Add(_json);
        Add(_html);
        Add(_noSync);
    }

    public override SchemaNeed Schema => SchemaNeed.Current;

    public override async Task<int> RunAsync(ParseResult arguments, IServiceProvider services, TextWriter output, CancellationToken cancellationToken)
    {
        var zone = services.GetRequiredService<SubscriberDefaults>().Hours.Zone;
        var at = MomentText.Read(arguments.GetValue(_at), zone) ?? services.GetRequiredService<TimeProvider>().GetUtcNow();
        var options = services.GetRequiredService<DigestOptions>();
        var max = arguments.GetValue(_max) ?? options.MaxItems;
        if (max is < 1 or > 20)
        {
            throw new VerbException("--max takes a number from 1 to 20.", exitCode: 2);
        }

        await UpToDate.BringAsync(services, Error, arguments.GetValue(_noSync), cancellationToken);
        var composer = services.GetRequiredService<DigestComposers>().At(at, max);
        var request = new DigestRequest
        {
            Target = new Target(0, null),
            Language = ReadLanguage(arguments.GetValue(_language)),
            Hours = services.GetRequiredService<SubscriberDefaults>().Hours,
            Topics = [.. ReadTopics(arguments.GetRequiredValue(_topic), services.GetRequiredService<TopicCatalogue>()).Select(id => new Subscription(id, DateTimeOffset.UnixEpoch))],
            Mode = DigestMode.First,
        };
        var composition = (await services.GetRequiredService<Database>().ReadAsync(session => composer.ComposeAsync(session, [request]), cancellationToken))[0];
        if (composition is null)
        {
            return 0;
        }

        await (arguments.GetValue(_json)
            ? WriteJsonAsync(composition.Edition, services.GetRequiredService<ArticleCatalogue>(), output, cancellationToken)
            : WriteMessagesAsync(composition, arguments.GetValue(_html), output));
        return 0;
    }

    private static Language ReadLanguage(string? text) => text is null
        ? Language.Chinese
        : Languages.TryParse(text, out var language) ? language : throw new VerbException("--language takes zh, zh-hant or en.", exitCode: 2);

    private static IEnumerable<string> ReadTopics(string[] names, TopicCatalogue topics) => names
        .SelectMany(name => name.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        .Select(name => topics.Find(name)?.Id
            ?? throw new VerbException($"There is no topic {name}; there are {string.Join(", ", topics.All.Select(topic => topic.Id))}.", exitCode: 2))
        .Distinct();

    private static async Task WriteMessagesAsync(Composition composition, bool isHtml, TextWriter output)
    {
        foreach (var message in composition.Messages)
        {
            await output.WriteLineAsync(isHtml ? message.Text.Html : TerminalText.Lines(message.Text.Plain));
            await output.WriteLineAsync();
        }
    }

    private static async Task WriteJsonAsync(Edition edition, ArticleCatalogue catalogue, TextWriter output, CancellationToken cancellationToken)
    {
        var articles = (await catalogue.FindManyAsync([.. edition.Items.Select(item => item.ArticleId)], cancellationToken)).ToDictionary(article => article.Id);
        foreach (var item in edition.Items)
        {
            var line = new
            {
                item.Key,
                articles.GetValueOrDefault(item.ArticleId)?.Path,
                item.Title,
                item.Source,
                PublishedAt = IsoInstant.Of(item.PublishedAt),
                item.StoryId,
                item.Sources,
                Topic = item.TopicId,
                Score = Math.Round(item.Parts.Sum(part => part.Value), 3),
                Parts = item.Parts.ToDictionary(part => part.Name, part => part.Value),
                item.Summary,
            };
            await output.WriteLineAsync(JsonLine.Of(line));
        }
    }
}
