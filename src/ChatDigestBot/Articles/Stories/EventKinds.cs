using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Stories;

/// <summary>What happened, as a kind: who tells of a 通车 and who tells of an 开通 tell of the same. Pure.</summary>
internal static class EventKinds
{
    // One kind a row, all folded: whole words where Latin, with a space on each side.
    private static readonly PhraseIndex Kinds = new(new[]
    {
        "召回| recall| recalls| recalled| recalling",
        "收购|并购|买下|入主|合并|接盘| buy | buys | acquire| takeover| merger| merge | to be bought| swallow",
        "裁员|减员|解雇|优化人员| layoff| lays off| laid off| cut jobs| cuts jobs| job cuts| redundan",
        "辞职|辞去|卸任|离任|离职|请辞|换帅|交棒|下台|退居| resign| steps down| step down| stepping down| quits | departs",
        "任命|出任|接任|履新|上任|就任|当选|接棒|拟任|获任| appoint| takes over as| named chief| elected",
        "去世|逝世|病逝|离世|辞世|悼念| dies | died | dead at| death of| mourns",
        "起火|火灾|大火|着火|失火|燃烧|山火| fire | fires | blaze| burns| burned| wildfire",
        "爆炸|炸毁|炸裂| explo| blew up| blows up| blast",
        "坠毁|坠机|坠落|失事|迫降| crash| plane down",
        "地震|震中|余震| earthquake| quake",
        "开通|通车|通航|投运|投用|启用|投入运营|开始运营|开行|首班| opens to| opened to| goes into service| in service| first trains",
        "开工|动工|奠基|破土| breaks ground| broke ground| construction begins",
        "投产|量产|下线|产线启动| starts production| begins production| rolls off",
        "发布|推出|亮相|上市销售|发售|开售|新品| launch| launches| unveil| introduc| releases| released",
        "融资|领投|募资| raises | raised | funding round",
        "上市|挂牌|招股|ipo| goes public| listing",
        "破产|清算|重整|倒闭| bankrupt| insolven| goes under| collapse",
        "停产|停工|关停|关闭|停业|停运| shut down| shuts down| closes | closing| closure",
        "涨价|提价|上调价格|贵了| raises price| price rise| price hike",
        "降价|下调价格|便宜|价格战| cuts price| price cut",
        "罚款|罚单|处罚|被罚|罚没| fined | fine of| fines ",
        "起诉|诉讼|状告|告上法庭|索赔| sues | sued | lawsuit",
        "判刑|获刑|被判|一审|宣判|终审|定罪| sentenced| convicted| guilty",
        "逮捕|被捕|落网|抓获|刑拘|拘留|被带走| arrest| detained",
        "调查|立案|约谈|被查| probe| investigat",
        "宕机|故障|中断|瘫痪|打不开|崩了|无法使用|无法下单|服务异常| outage| goes down| went down| offline| unreachable",
        "勒索|黑客|入侵|被黑|网络攻击| ransomware| hack| hacked| hackers| cyberattack| cyber attack",
        "泄露|泄漏|外泄|曝光数据| leak| leaked| breach| exposed data",
        "漏洞|缺陷代码|零日| vulnerab| zero-day| flaw ",
        "升空|发射|入轨|送入轨道|点火升空| lifts off| liftoff| lift-off| into orbit| launched into",
        "推迟|延期|延后|跳票|暂缓| delay| postpone| put off| pushed back",
        "取消|叫停|作废|终止|告吹|搁置| cancel| scrap| called off| abandon",
        "罢工|停摆|示威|抗议| strike | strikes | walk out| protest",
        "夺冠|冠军|夺金|卫冕| wins title| champion| gold medal",
        "开源|开放源代码|开放源码| open source| open-source| open sourced",
        "获批|批准|核准|放行|过审| approv| cleared by| green light| blessing",
        "中标|签约|签署|签订|订单| wins contract| signs deal| signed a deal| agreement with",
        "不再竞选|不参加|退选|退出选举|不寻求连任| not run| not stand| will not seek| withdraws from",
        "失踪|失联|走失| missing| disappear",
        "袭击|空袭|遇袭|枪击|枪杀| attack| shooting| shot dead| air strike",
        "停火|休战| ceasefire| truce",
        "暴雨|洪水|台风|山洪|内涝|飓风| flood| typhoon| hurricane| storm",
        "道歉|致歉| apologi",
        "下架|封禁|停用|禁用|禁止| ban | bans | banned| removed from",
    }.Select((row, kind) => (kind, row.Split('|'))));

    /// <summary>A set of kinds, a bit each.</summary>
    /// <param name="folded">A title or a beginning; Latin words parted by single spaces, one before the first and one behind the last.</param>
    public static ulong In(ReadOnlySpan<char> folded) => Kinds.Find(folded);

    /// <summary>" halden s hospital is hit ": words can be looked for whole.</summary>
    public static string Words(string folded)
    {
        var words = new char[folded.Length + 2];
        words[0] = words[^1] = ' ';
        for (var index = 0; index < folded.Length; index++)
        {
            words[index + 1] = char.IsLetterOrDigit(folded[index]) || folded[index] == '-' ? folded[index] : ' ';
        }

        return new string(words);
    }
}
