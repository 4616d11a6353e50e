using System.Collections.Frozen;
using System.Globalization;
using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Roles;
using ChatDigestBot.Shared;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Conversation.Replies;

/// <summary>What the bot says when there is no command to say it.</summary>
internal sealed class StockReplies(CommandCatalogue catalogue, TextCatalogue texts)
{
    private const int MaxSuggestions = 2;
    private const int MaxSearchLength = 200;
    private const int MaxLabelLength = 32;

    private static readonly FrozenDictionary<string, string[]> HelpsOn = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["fewer"] = ["topics", "time", "mute"],
        ["sorry"] = ["settings", "pause", "stop"],
        ["undo"] = ["settings"],
        ["unable"] = ["help"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public Reply Unknown(string name, Language language, Role role)
    {
        var near = NearestName.Find(name, catalogue.Shown(role).Select(command => command.Name), MaxSuggestions);
        return NewMessage(near.Count == 0
            ? texts.Html(language, "conversation.unknown")
            : texts.Html(language, "conversation.unknownSuggest", ("commands", string.Join(texts.Get(language, "conversation.or"), near.Select(each => "/" + each)))));
    }

    /// <summary>A longer message may be meant for somebody else: whether to look for it is asked first.</summary>
    public Reply OfferSearch(string text, Language language) =>
        NewMessage(texts.Html(language, "conversation.freeText")) with { Buttons = [[SearchButton(text, language)]] };

    /// <summary>Plain words that begin like a command may be one: that is asked first.</summary>
    public Reply Wish(string line, string text, Language language) => NewMessage(texts.Html(language, "conversation.wish")) with
    {
        Buttons = [[ReplyButton.Run(WishLabel(line, language), line)], [SearchButton(text, language)]],
    };

    /// <summary>Said to the bot, and neither a wish nor in any article.</summary>
    public Reply NotUnderstood(string text, Language language) => NewMessage(texts.Html(language, "conversation.notUnderstood")) with
    {
        Buttons = [[SearchButton(text, language)], TalkButtons(["help", "settings"], language)],
    };

    /// <summary>One line for thanks, a greeting, or a question about the bot, with what helps on.</summary>
    public Reply SmallTalk(string kind, Language language) => NewMessage(texts.Html(language, $"conversation.talk.{kind}")) with
    {
        Buttons = HelpsOn.TryGetValue(kind, out var commands) ? [TalkButtons(commands, language)] : [],
    };

    public Reply OnlyText(Language language) => NewMessage(texts.Html(language, "conversation.onlyText"));

    /// <summary>A place on the map tells no time zone without a map of them all; a city's name does.</summary>
    public Reply Place(Language language) => NewMessage(texts.Html(language, "conversation.place")) with
    {
        Buttons = [[ReplyButton.Run(texts.Get(language, "conversation.chooseZone"), "/timezone")]],
    };

    public Reply SlowDown(Language language) => Toast(language, "conversation.slowDown");

    /// <summary>A tap gets a word above the chat, and the message with the button stays for those who may use it.</summary>
    public Reply GroupAdminsOnly(Language language) => Toast(language, "conversation.groupAdminsOnly");

    public Reply GroupAdminsUnknown(Language language) => Toast(language, "conversation.groupAdminsUnknown");

    public Reply ButtonExpired(Language language) => Toast(language, "conversation.buttonExpired");

    /// <summary>Telegram did not say whether the answer before this arrived.</summary>
    public Reply InDoubt(Language language) => NewMessage(texts.Html(language, "conversation.inDoubt"));

    public Reply Failed(Language language, string faultId) => NewMessage(texts.Html(language, "conversation.failed", ("id", faultId)));

    public Reply GroupGreeting(Language language) => NewMessage(texts.Html(language, "conversation.groupGreeting")) with
    {
        Buttons = [[ReplyButton.Run(texts.Get(language, "conversation.chooseTopics"), "/topics")]],
    };

    public Reply GroupAgain(Language language) => NewMessage(texts.Html(language, "conversation.groupAgain")) with
    {
        Buttons = [[ReplyButton.Run(texts.Get(language, "conversation.chooseTopics"), "/topics")]],
    };

    /// <summary>The bot may post in a channel now: what, is chosen here.</summary>
    public Reply ChannelConnects(long telegramId, string? title, Language language) =>
        NewMessage(texts.Html(language, "conversation.channelConnects", ("title", title ?? texts.Get(language, "conversation.aChannel")))) with
        {
            Buttons = [[ReplyButton.Run(texts.Get(language, "conversation.channelChoose"), string.Create(CultureInfo.InvariantCulture, $"/for {telegramId} /topics"))]],
        };

    public Reply PlaceLost(string? title, bool isRemoved, Language language) =>
        NewMessage(texts.Html(language, isRemoved ? "conversation.placeLost" : "conversation.placeMuted", ("title", title ?? texts.Get(language, "conversation.aGroup"))));

    private IReadOnlyList<ReplyButton> TalkButtons(IEnumerable<string> commands, Language language) =>
        [.. commands.Select(command => ReplyButton.Run(texts.Get(language, $"conversation.talkButtons.{command}"), "/" + command))];

    private ReplyButton SearchButton(string text, Language language)
    {
        var words = Cut(text, MaxSearchLength);
        return ReplyButton.Run(texts.Get(language, "conversation.searchButton", ("words", Label(words))), $"/search {words}");
    }

    private string WishLabel(string line, Language language)
    {
        if (line.IndexOf(' ', StringComparison.Ordinal) is var end && end < 0)
        {
            return texts.Get(language, $"conversation.wishes.{line[1..]}Plain");
        }

        return texts.Get(language, $"conversation.wishes.{line[1..end]}", ("words", Label(language == Language.TraditionalChinese ? ChineseScript.ToTraditional(line[(end + 1)..]) : line[(end + 1)..])));
    }

    private static string Label(string words) => words.Length > MaxLabelLength ? Cut(words, MaxLabelLength) + "…" : words;

    private static Reply NewMessage(HtmlText text) => Reply.Of(text) with { EditsMessage = false };

    // Not inside a character that is more than one unit long.
    private static string Cut(string text, int length) => text.Length <= length
        ? text
        : text[..StringInfo.ParseCombiningCharacters(text).Last(start => start <= length)];

    private Reply Toast(Language language, string key) => NewMessage(texts.Html(language, key)) with { Toast = texts.Get(language, key), IsToastOnly = true };
}
