using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Stories;

/// <summary>What happened, as a kind: who tells of a 通车 and who tells of an 开通 tell of the same. Pure.</summary>
internal static class EventKinds
{
    // One kind a row, all folded: whole words where Latin, with a space on each side.
    private static readonly PhraseIndex Kinds = new(new[]
    {
        "召回| recall| recalls| recalled| recalling",
        "收购|并购|买下|入主|合并|接盘| buy | buys | acquire| takeover| merger| merge | to be bought| swallow|卖身|入股| takes over| acquisition|股权转让|控股权| buyout| snaps up|分拆| spin off| spins off",
        "裁员|减员|解雇|优化人员| layoff| lays off| laid off| cut jobs| cuts jobs| job cuts| redundan| jobs |out of work|裁掉|裁撤",
        "辞职|辞去|卸任|离任|离职|请辞|换帅|交棒|下台|退居| resign| steps down| step down| stepping down| quits | departs|辞任|离开公司",
        "任命|出任|接任|履新|上任|就任|当选|接棒|拟任|获任| appoint| takes over as| named chief| elected",
        "去世|逝世|病逝|离世|辞世|悼念| dies | died | dead at| death of| mourns",
        "起火|火灾|大火|着火|失火|燃烧|山火| fire | fires | blaze| burns| burned| wildfire|火情|烧毁|浓烟|明火| ablaze| in flames",
        "爆炸|炸毁|炸裂| explo| blew up| blows up| blast",
        "坠毁|坠机|坠落|失事|迫降| crash| plane down",
        "地震|震中|余震| earthquake| quake",
        "开通|通车|通航|投运|投用|启用|投入运营|开始运营|开行|首班| opens to| opened to| goes into service| in service| first trains|载客|开始收费|收费运营| switches on| switched on| goes live| went live| activated|投入使用|开业|开馆|开园|上路|并网| comes online| operational| starts operating",
        "开工|动工|奠基|破土| breaks ground| broke ground| construction begins|开建",
        "投产|量产|下线|产线启动| starts production| begins production| rolls off|批量生产| mass production",
        "发布|推出|亮相|上市销售|发售|开售|新品| launch| launches| unveil| introduc| releases| released|上线|面世|问世|首发| debut| rolls out| rolled out| reveals | shows off|公测|内测|正式版|揭幕| available | ships | arrives",
        "融资|领投|募资| raises | raised | funding round|跟投|估值| funding | series a | series b | series c | valuation| secures | bags |注资|获投| invests ",
        "上市|挂牌|招股|ipo| goes public| listing|过会|登陆港股| nasdaq| stock market debut",
        "破产|清算|重整|倒闭| bankrupt| insolven| goes under| collapse|资不抵债| chapter 11| liquidat",
        "停产|停工|关停|关闭|停业|停运| shut down| shuts down| closes | closing| closure| shut | shuts | closure",
        "涨价|提价|上调价格|贵了| raises price| price rise| price hike|上调|加价| raises prices| pricier| dearer",
        "降价|下调价格|便宜|价格战| cuts price| price cut|下调|打折|腰斩|优惠| cuts prices| cheaper| discount| slashes",
        "罚款|罚单|处罚|被罚|罚没| fined | fine of| fines |开罚|重罚| penalt",
        "起诉|诉讼|状告|告上法庭|索赔| sues | sued | lawsuit|开庭| class action| legal action",
        "判刑|获刑|被判|一审|宣判|终审|定罪| sentenced| convicted| guilty|判决|裁定|胜诉|败诉| verdict| jury | ruled | ruling",
        "逮捕|被捕|落网|抓获|刑拘|拘留|被带走| arrest| detained|归案|被控|落马| charged with| custody",
        "调查|立案|约谈|被查| probe| investigat|反垄断|问询| antitrust| inquiry| scrutin",
        "宕机|故障|中断|瘫痪|打不开|崩了|无法使用|无法下单|服务异常| outage| goes down| went down| offline| unreachable|断网|没有信号|停电|断电| blackout| power cut|服务中断|停摆",
        "勒索|黑客|入侵|被黑|网络攻击| ransomware| hack| hacked| hackers| cyberattack| cyber attack|恶意|投毒|木马| phish| malware| malicious",
        "泄露|泄漏|外泄|曝光数据| leak| leaked| breach| exposed data| stolen | stole ",
        "漏洞|缺陷代码|零日| vulnerab| zero-day| flaw |补丁|高危| cve | patch| exploit",
        "升空|发射|入轨|送入轨道|点火升空| lifts off| liftoff| lift-off| into orbit| launched into|首飞|着陆|返回舱|溅落| orbit| splashdown| touchdown",
        "推迟|延期|延后|跳票|暂缓| delay| postpone| put off| pushed back",
        "取消|叫停|作废|终止|告吹|搁置| cancel| scrap| called off| abandon|暂停|下架|停售| suspend| halts | halted| pauses",
        "罢工|停摆|示威|抗议| strike | strikes | walk out| protest| walkout| picket",
        "夺冠|冠军|夺金|卫冕| wins title| champion| gold medal|撞线|获胜| beats | beat |战胜|击败|逆转|晋级|夺魁|登顶|摘金| victory| wins |金牌|决赛| semifinal| championship",
        "开源|开放源代码|开放源码| open source| open-source| open sourced|全面开放|权重|免费下载| open weights| open-weight",
        "获批|批准|核准|放行|过审| approv| cleared by| green light| blessing|表决|投票|审议通过|获准|牌照|许可| votes| vote | passes | permit|出台|施行|生效| takes effect| into law| adopts ",
        "中标|签约|签署|签订|订单| wins contract| signs deal| signed a deal| agreement with| order | orders | supplier| contract|大单|采购|供货| picks | chooses |拿下|合作协议| signs | deal | accord | pact ",
        "不再竞选|不参加|退选|退出选举|不寻求连任| not run| not stand| will not seek| withdraws from",
        "失踪|失联|走失| missing| disappear",
        "袭击|空袭|遇袭|枪击|枪杀| attack| shooting| shot dead| air strike",
        "停火|休战| ceasefire| truce",
        "暴雨|洪水|台风|山洪|内涝|飓风| flood| typhoon| hurricane| storm|冰雹|高温|山体滑坡| landslide| heat wave",
        "道歉|致歉| apologi",
        "下架|封禁|停用|禁用|禁止| ban | bans | banned| removed from",
        "财报|业绩|营收|净利|扭亏|盈利|亏损| earnings| profit| revenue| net income| net loss| in the black| makes money",
        "禁止|禁令|条例|管理办法|新规|立法| ban | bans | banned| bar | bars | outlaw| ordinance| forbid| prohibit| reins in",
        "补贴|补助|消费券|算力券|发券|奖励| subsid| voucher| grants ",
        "合资|建厂|设厂|新厂|工厂落户| joint venture| new plant| new factory",
        "研究发现|论文|发表在|团队发现| study finds| researchers| published in|研究团队|科学家|科研人员| scientists| breakthrough",
        "获奖|诺贝尔|授奖|颁奖| prize| award",
        "制裁|出口管制|实体清单|黑名单| sanction| export control| blacklist",
        "降息|加息|降准|利率决议| rate cut| cuts rates| rate hike| raises rates",
        "关税| tariff",
        "降雪|暴雪|大雪|寒潮| snow| blizzard",
        "回购|增持|减持| buyback| share repurchase",
        "战略合作|达成合作|联手|携手| partner| teams up",
        "试点|试运行|试验|测试| pilot | trial | trials | tests ",
        "事故|相撞|追尾|侧翻|脱轨|坍塌|垮塌|塌方| collid| collision| derail| collapses|遇难|受伤| kills | killed | injur",
        "病例|确诊|感染|疫情| outbreak| infect",
        "交付|销量|月销| deliver| sales ",
        "推送|版本|升级| update| upgrade",
        "纪录|创新高|历史新高| record ",
        "退出市场|撤出|撤离|关店| pulls out| exits | withdraws ",
        "建成|竣工|合龙|贯通|完工|封顶| completed | completes ",
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
