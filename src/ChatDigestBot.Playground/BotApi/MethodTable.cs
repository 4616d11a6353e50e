using System.Collections.Frozen;
using ChatDigestBot.Playground.BotApi.Methods;

namespace ChatDigestBot.Playground.BotApi;

/// <summary>Every method this server has, and the names of those only Telegram has.</summary>
internal static class MethodTable
{
    public static readonly FrozenSet<string> UpdateKinds = FrozenSet.Create(
        "message", "edited_message", "channel_post", "edited_channel_post", "business_connection", "business_message", "edited_business_message",
        "deleted_business_messages", "message_reaction", "message_reaction_count", "inline_query", "chosen_inline_result", "callback_query",
        "shipping_query", "pre_checkout_query", "purchased_paid_media", "poll", "poll_answer", "my_chat_member", "chat_member", "chat_join_request",
        "chat_boost", "removed_chat_boost");

    /// <summary>Real methods that this simulation has not, so that nobody takes them for a slip of the pen.</summary>
    private const string NotSimulated =
        """
        addStickerToSet answerPreCheckoutQuery answerShippingQuery answerWebAppQuery approveChatJoinRequest banChatMember banChatSenderChat close
        closeForumTopic closeGeneralForumTopic copyMessage copyMessages createChatInviteLink createForumTopic createInvoiceLink createNewStickerSet
        declineChatJoinRequest deleteChatPhoto deleteChatStickerSet deleteForumTopic deleteStickerFromSet deleteStickerSet editChatInviteLink
        editForumTopic editGeneralForumTopic editMessageLiveLocation editMessageMedia exportChatInviteLink forwardMessage forwardMessages
        getBusinessConnection getChatMenuButton getCustomEmojiStickers getFile getForumTopicIconStickers getGameHighScores getMyDefaultAdministratorRights
        getStarTransactions getStickerSet getUserChatBoosts getUserProfilePhotos hideGeneralForumTopic logOut pinChatMessage promoteChatMember
        refundStarPayment reopenForumTopic reopenGeneralForumTopic replaceStickerInSet restrictChatMember revokeChatInviteLink sendAnimation sendAudio
        sendContact sendDice sendGame sendInvoice sendLocation sendMediaGroup sendPaidMedia sendPoll sendSticker sendVenue sendVideo sendVideoNote
        sendVoice setChatAdministratorCustomTitle setChatDescription setChatMenuButton setChatPermissions setChatPhoto setChatStickerSet setChatTitle
        setGameScore setMessageReaction setMyDefaultAdministratorRights setPassportDataErrors setStickerEmojiList setStickerKeywords
        setStickerMaskPosition setStickerPositionInSet setStickerSetThumbnail setStickerSetTitle stopMessageLiveLocation stopPoll unbanChatMember
        unbanChatSenderChat unhideGeneralForumTopic unpinAllChatMessages unpinAllForumTopicMessages unpinAllGeneralForumTopicMessages unpinChatMessage
        uploadStickerFile
        """;

    private static readonly FrozenSet<string> NotSimulatedNames =
        NotSimulated.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, ApiMethod> Methods =
        new[] { ProfileMethods.All, UpdateMethods.All, SendMethods.All, EditMethods.All, AnswerMethods.All, ChatMethods.All, CommandMethods.All }
            .SelectMany(methods => methods)
            .ToFrozenDictionary(method => method.Name, StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<string> Names => Methods.Keys;

    public static Refusal? TryFind(string name, out ApiMethod method)
    {
        if (Methods.TryGetValue(name, out method!))
        {
            return null;
        }

        return NotSimulatedNames.Contains(name)
            ? Refusal.Playground($"Telegram has {name}, this simulation has not")
            : new Refusal(404, "Not Found: method not found");
    }

    public static ApiMethod Method(string name, Func<ApiCall, ApiAnswer> run, params string[] parameters)
        => new(name, parameters.ToFrozenSet(), call => ValueTask.FromResult(run(call)));

    public static ApiMethod AsyncMethod(string name, Func<ApiCall, ValueTask<ApiAnswer>> run, params string[] parameters)
        => new(name, parameters.ToFrozenSet(), run);
}
