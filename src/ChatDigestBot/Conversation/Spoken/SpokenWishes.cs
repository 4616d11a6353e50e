using System.Text.RegularExpressions;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Conversation.Spoken;

/// <summary>Hears in a sentence that begins like a command about words what the command is: "stop showing me crypto" is <c>/mute crypto</c>. Pure.</summary>
internal static partial class SpokenWishes
{
    /// <summary>The command line; null where nothing is wished for.</summary>
    /// <param name="typed">The message, with single spaces.</param>
    public static string? Read(string typed)
    {
        if (Wishing().Match(TextFolding.Fold(typed)) is not { Success: true } wish)
        {
            return null;
        }

        var words = wish.Groups["words"];
        return $"{CommandOf(wish)} {typed.Substring(words.Index, words.Length)}";
    }

    private static string CommandOf(Match wish) => wish switch
    {
        _ when wish.Groups["unfollow"].Success => "/unfollow",
        _ when wish.Groups["unsubscribe"].Success => "/unsubscribe",
        _ when wish.Groups["subscribe"].Success => "/subscribe",
        _ when wish.Groups["unmute"].Success => "/unmute",
        _ when wish.Groups["mute"].Success => "/mute",
        _ => "/follow",
    };

    // 关注度, 订阅号 and 屏蔽门 are words of their own.
    [GeneratedRegex(
        "^(?:please |i want to |i'd like to |can you |could you |请|以后|能不能|可以|能|帮我|我想要?|我要|我)*"
        + @"(?:(?<unfollow>unfollow[\s:]|(?:stop|quit) following\s|(?:i )?(?:don['’]t|do not) want to follow\s|(?:取消|不再|不想再?|不要再?|别再?|不)(?:关注|追踪)|(?:别|不要|不用)再?(?:提醒|通知|告诉)(?:我|俺)?(?:关于|有关)?(?=..))"
        + @"|(?<unsubscribe>unsubscribe (?:me )?(?:from )?|取消订阅|退订)|(?<subscribe>subscribe (?:me )?(?:to )?|sign me up (?:for|to) |(?<=you )add |(?:再?加|添加|增加)(?:一?个)?(?=.+话题)|订阅(?![号制费者源的]))"
        + @"|(?<unmute>unmute[\s:]|(?:取消|解除|不再)(?:屏蔽|隐藏|封锁|静音))"
        + @"|(?<mute>mute[\s:]|(?:don['’]t|do not|never|stop) (?:show|send|giv)(?:ing|e)?(?: me)?(?: any ?more| any| more| anything| news| articles?| about| on)* (?=\S)|no more |(?:i['’]m |i am )?not interested in |(?:i )?(?:don['’]t|do not) (?:care about|like) |(?:i['’]?m |i am )?(?:not a (?:big )?fan of|tired of|sick of|bored of|bored with|fed up with) |(?:hide|block) (?:anything|everything|all)(?: about| on| from)? |(?:屏蔽|隐藏|封锁|静音)(?=\s)|(?:屏蔽|隐藏)(?![门的])"
        + @"|(?:唔想|唔好|唔使)再?(?:睇|见到|send|推|发)(?:俾我)?(?=\S)|(?:再也)?(?:别|不要|不用|不想)再?(?:给我)?(?:看到|看见|收到|推送|推荐|推|发|看)(?:给我)?(?:关于|有关)?(?![了吧呢]|$))"
        + @"|follow[\s:]|(?:关注|追踪)(?![度点者器的了过]))"
        + @"(?:一下)?\s*(?!(?:from )?(?:me|us|this|that|these|those|it|them|everything|anything|all|stuff|messages|yourself|东西|消息|信息|讯息|推送|简报|新闻|任何|什么|你|我|这个?|那个?|全部|所有)(?:[了吧啊啦嘛]|\b))(?<words>\S.*?)(?:的?(?:新闻|文章|消息|内容|话题|东西|资讯)|的| news| articles?| stories| stuff)?(?: for me| please| pls| any ?more| again| ever)*(?:了|吧|吗|啊|啦|喇)*[.!?。！]?$",
        RegexOptions.Singleline,
        PatternLimit.Milliseconds)]
    private static partial Regex Wishing();
}
