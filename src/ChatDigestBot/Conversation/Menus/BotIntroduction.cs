using ChatDigestBot.Telegram;
using ChatDigestBot.Telegram.Api;
using ChatDigestBot.Telegram.Pacing;
using ChatDigestBot.Texts;
using Telegram.Bot.Requests;
using Telegram.Bot.Requests.Abstractions;

namespace ChatDigestBot.Conversation.Menus;

/// <summary>What people read about the bot before they start it: in the empty chat, in its profile and in searches.</summary>
/// <remarks>Telegram knows languages by two letters: Chinese is told in Simplified. People of any other language see the text without a language.</remarks>
internal sealed class BotIntroduction(TextCatalogue texts, PacedApi api, MenuMemory memory, TelegramOptions options, ILogger<BotIntroduction> logger)
{
    private static readonly (Language Language, string? Code)[] Audiences = [(Language.English, null), (Language.Chinese, "zh")];

    /// <summary>Tells Telegram what changed; false when it could not be reached for one of the texts.</summary>
    public async Task<bool> SetAsync(CancellationToken cancellationToken)
    {
        var isDone = true;
        foreach (var (language, code) in Audiences)
        {
            var description = texts.Get(language, "introduction.description");
            var about = texts.Get(language, "introduction.about");
            isDone &= await SetAsync("description", code, description, new SetMyDescriptionRequest { Description = description, LanguageCode = code }, cancellationToken);
            isDone &= await SetAsync("about", code, about, new SetMyShortDescriptionRequest { ShortDescription = about, LanguageCode = code }, cancellationToken);
        }

        // Without a setting the name is what @BotFather was told.
        return isDone && (options.Name is not { } name || await SetAsync("name", null, name, new SetMyNameRequest { Name = name }, cancellationToken));
    }

    private async Task<bool> SetAsync(string what, string? code, string text, IRequest<bool> request, CancellationToken cancellationToken)
    {
        var name = code is null ? what : $"{what}/{code}";
        var fingerprint = MenuMemory.FingerprintOf(text);
        if (await memory.KnowsAsync(name, fingerprint, cancellationToken))
        {
            return true;
        }

        var result = await api.SendAsync(request, SendPriority.Bulk, cancellationToken);
        if (!result.IsDone)
        {
            logger.MenuNotSet(name, result.GetType().Name);
            // A server that does not know the method, or will not have the text, says so every minute.
            return result is ApiResult<bool>.Refused { ConcernsBot: false };
        }

        await memory.KeepAsync(name, fingerprint, cancellationToken);
        logger.MenuSet(name);
        return true;
    }
}
