using System.Text.RegularExpressions;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Cleaning;

/// <summary>Tells an advert from news: it stays out of digests. Pure.</summary>
/// <remarks>One affiliate link proves nothing, since some sources turn every company's name into one.</remarks>
internal static partial class AdvertRule
{
    private const int CharactersPerLink = 300;
    private const int MaxParagraphs = 200;
    private const int MaxParagraph = 4_000;

    public static bool IsAdvert(string title, IReadOnlyList<RawParagraph> all, IReadOnlyList<RawLink> links)
    {
        // An advert shows early what it is.
        var paragraphs = all.Take(MaxParagraphs).ToList();
        if (Label().IsMatch(title) || (paragraphs.Count > 0 && Label().IsMatch(paragraphs[0].Text)))
        {
            return true;
        }

        var affiliates = links.Count(link => Affiliate().IsMatch(link.Address));
        var named = links.Count(link => NameAffiliate().IsMatch(link.Address));
        var cards = paragraphs.Count(paragraph => paragraph.IsCard);
        var length = paragraphs.Sum(paragraph => paragraph.IsCard ? 0 : paragraph.Text.Length);
        var offers = paragraphs.Count(paragraph => Offer().IsMatch(paragraph.Text.AsSpan(0, Math.Min(paragraph.Text.Length, MaxParagraph))));
        return (affiliates >= 3 && affiliates * CharactersPerLink > length)
            || (cards > 0 && cards * 2 > paragraphs.Count)
            || (OfferInTitle().IsMatch(title) && (affiliates + named > 0 || offers > 0))
            || (offers >= 3 && offers * 3 > paragraphs.Count);
    }

    [GeneratedRegex(@"^\s*[\[【（(]\s*(广告|推广|推广信息|商业推广|赞助|Sponsored|Ad|Advertisement)\s*[\]】）)]", RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex Label();

    [GeneratedRegex(@"^https?://([a-z0-9-]+\.)*(u\.jd\.com|jingfen\.jd\.com|union-click\.jd\.com|s\.click\.taobao\.com|uland\.taobao\.com|mo\.m\.tb\.cn|lapin365\.com|go\.ruanmei\.com|p\.pinduoduo\.com|yangkeduo\.com|amzn\.to|shareasale\.com|anrdoezrs\.net|awin1\.com|linksynergy\.com|skimresources\.com|dpbolvw\.net)([/:?]|$)", RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex Affiliate();

    // Put behind every company's name, in news as well.
    [GeneratedRegex(@"^https?://([a-z0-9-]+\.)*(c\.duomai\.com|pvxt\.net)([/:?]|$)", RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex NameAffiliate();

    [GeneratedRegex(@"[0-9.]\s*元\s*(券|优惠|礼金|红包)|券后|领券|到手(价)?\s*[0-9.]+\s*元|直达链接|点此(抢购|购买|前往|领取)|满\s*[0-9]+\s*减\s*[0-9]+|立即(购买|抢购|下单)|赠品|\b(promo|coupon) code\b|\bbuy now\b|[0-9]% off\b", RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex Offer();

    [GeneratedRegex(@"开抢|抢券|领券|券后|好价|限时(抢购|特惠|秒杀)|到手(价)?\s*[0-9.]+|史低|[0-9.]\s*元\s*[/／_]?\s*(盒|件|瓶|包|斤|支|双|条|箱|袋|罐)|包邮|新低价?\s*[0-9.]+\s*元|立减|半价|\bdeals?\b.*\$|\$\d+ off", RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex OfferInTitle();
}
