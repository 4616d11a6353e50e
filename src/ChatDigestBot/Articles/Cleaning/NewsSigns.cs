using System.Text.RegularExpressions;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Cleaning;

/// <summary>Tells a line that says what happened: it is no frame, whatever words it shares with one. Pure.</summary>
internal static partial class NewsSigns
{
    public static bool Has(string text) => Figure().IsMatch(text) || Event().IsMatch(text) || English().IsMatch(text);

    // Amounts with their unit, and days; no years, since notices of rights have them, and no terms such as 30 日内.
    [GeneratedRegex("""
        (?<![0-9.:：/／-])(?<![0-9]{4}\s*年\s*(?:[0-9]{1,2}\s*月\s*)?)(?!24\s*小时)[0-9][0-9,.]*\s*[多余]?\s*[十百千万亿]*\s*(?:[美欧日港]?元|人|名|家|个|项|件|次|起|例|场|轮|成|倍|米|公里|千米|公斤|吨|台|辆|架|艘|户|套|张|册|份|条|座|岁|级|度|届|股|万|亿|[%％]|月|日|天|小时|分钟)(?!之?内|以内)
        |(?<![0-9])[0-9]{1,2}\s*年
        |(?!千万[别不要记])[两二三四五六七八九十百千万亿几数]{1,4}[多余]?(?:成|名|家(?!号)|项|起|倍|年|天|个月|万|亿|位|辆|台|吨|人(?![行谈称]))
        |[$€£¥]\s?[0-9]|\b[0-9][0-9,.]*\s*(?:million|billion|thousand|per\s?cent|%|people|users|votes|pages|books|years|days|weeks|months|hours|degrees|countries|times|points)|\b[0-9]+\s+to\s+[0-9]+\b
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex Figure();

    // Somebody says, decides or finds; or it happened, at a time that is told. 您认为 and 以下简称 stand in notices.
    [GeneratedRegex("""
        (?:说|表示|指出|显示|明确|规定|提出|宣布|透露|介绍|强调|回应|判决|裁定|决定|公告|要求|提醒|(?<![您你如])认为|(?<![简名自俗])称)[，,：:“「]
        |宣布|公布|判决|判令|裁定|认定|通报|签订|签署|签约|合龙|上线|开通|启用|通车|登陆(?![网官账平客后])|辞职|去世|逝世|逮捕|刑拘|起诉|罚款|赔偿|召回|停产|停职|涉嫌|遇难|死亡|身亡|受伤|夺冠|当选|任命|接任|收购|推出|裁员
        |上调|下调|增长(?!黑)|下降|上涨|下跌|获得(?![^，。]{0,8}(?:授权|许可|同意))|获[^，。；]{0,8}奖|获批|生效|施行|将[于在](?!\s*[0-9]+\s*(?:日|天|个?工作日|小时)之?内)|今天|昨[天日]|明天|日前|近日|今起
        |被(?:骗|罚|捕|查|判|抓|控|免|停|撤|迫|盗|黑|曝|指|杀|害|困|植入|要求|责令|列入|处罚|举报|改编|收购)
        """, RegexOptions.IgnorePatternWhitespace, PatternLimit.Milliseconds)]
    private static partial Regex Event();

    [GeneratedRegex(@"\b(?:said|says|told|announced|launche[ds]|ruled|rose|fell|died|killed|won|raises|passe[ds]|opens|close[ds]|costs|was|were|is|are|has|had|will|on\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b", RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex English();
}
