using System.Globalization;
using ChatDigestBot.Shared;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Web;

/// <summary>Who looks at a page: in which language, by which clock.</summary>
/// <remarks>A folder above that knows more of them than their browser tells sets it as a feature of the request.</remarks>
internal sealed record Visitor
{
    public required TextCatalogue Texts { get; init; }

    public required Language Language { get; init; }

    public required TimeZoneInfo Zone { get; init; }

    public required DateTimeOffset Now { get; init; }

    /// <summary>As Telegram has it; empty where nobody is signed in.</summary>
    public string Name { get; init; } = "";

    /// <summary>The bot's own name, once Telegram has told it.</summary>
    public string? BotUsername { get; init; }

    /// <summary>What is known of whoever asks: what a folder above has told, else what the browser says.</summary>
    public static Visitor Of(HttpContext context)
    {
        if (context.Features.Get<Visitor>() is { } known)
        {
            return known;
        }

        var services = context.RequestServices;
        var visitor = new Visitor
        {
            Texts = services.GetRequiredService<TextCatalogue>(),
            Language = LanguageOf(context.Request),
            Zone = TimeZoneInfo.Utc,
            Now = services.GetRequiredService<TimeProvider>().GetUtcNow(),
        };
        context.Features.Set(visitor);
        return visitor;
    }

    public string Say(string key, params (string Name, object Value)[] args) => Texts.Get(Language, key, args);

    /// <summary>Null where the key, put together from what is told elsewhere, has no text.</summary>
    public string? SayIfAny(string key) => Texts.GetIfAny(Language, key);

    /// <summary>A number with thousands kept apart, the same in every language of ours.</summary>
    public static string Number(long figure) => figure.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>"3 min ago", "in 5 min", "tomorrow at 08:00".</summary>
    public string Moment(DateTimeOffset at)
    {
        var ahead = at - Now;
        if (ahead < TimeSpan.Zero)
        {
            return DayText.Age(Texts, Language, at, Now, Zone);
        }

        return ahead.TotalMinutes < 1 ? Say("pages.inAMinute")
            : ahead.TotalHours < 1 ? Say("pages.inMinutes", ("count", (int)ahead.TotalMinutes))
            : DayText.When(Texts, Language, at, Now, Zone);
    }

    /// <summary>What is still to come: where its moment is there already, it comes within a minute and is not gone by.</summary>
    public string Coming(DateTimeOffset at) => Moment(at < Now ? Now : at);

    /// <summary>To the second, with the zone's name.</summary>
    public string Exact(DateTimeOffset at) => LocalTime.At(at, Zone).ToString("yyyy-MM-dd HH:mm:ss ", CultureInfo.InvariantCulture) + LocalTime.NameOf(Zone);

    /// <summary>The first of the browser's languages that the bot speaks.</summary>
    public static Language LanguageOf(HttpRequest request, Language otherwise = Language.English)
    {
        foreach (var wanted in request.GetTypedHeaders().AcceptLanguage.OrderByDescending(language => language.Quality ?? 1))
        {
            if (Languages.TryParse(wanted.Value.ToString(), out var language))
            {
                return language;
            }
        }

        return otherwise;
    }
}
