using System.Collections.Frozen;
using System.Text;

namespace ChatDigestBot.Shared;

/// <summary>Writes Chinese in the other script, character by character and with a list of words where a character alone does not say enough. Pure.</summary>
/// <remarks>Words stay the writer's own: a Taiwanese 網路 becomes 网路. Towards Traditional a text is left as it is where one character could be either of two.</remarks>
internal static class ChineseScript
{
    private const int LongestWord = 4;

    // Simplified characters that Traditional Chinese writes too, or of which several were made one; the second is what they nearly always are.
    private const string Usual =
        "么麼了了于於云雲仿仿借借儿兒克克具具几幾凶凶出出划劃刮刮制制勤勤升升占占卷卷只只台台吃吃吊吊后後向向呆呆周周哄哄唇唇回回困困坏壞堤堤夸誇奸奸姐姐娘娘家家尸屍局局岩岩布布帘簾席席并並幸幸床床彩彩御御志志念念恤恤愈愈愿願戚戚" +
        "扎扎托托扣扣折折拓拓挂掛挽挽捆捆捻捻搜搜昆昆晒曬暗暗曲曲杆桿杯杯杰傑板板果果核核梁梁欲欲污污泄洩泛泛注注浚浚涌湧游游炮炮玩玩球球症症真真研研秘秘系系累累群群致致荐薦蒙蒙藤藤虫蟲表表谷谷豆豆酸酸采採面面麻麻丰豐姜姜宴宴弦弦才才" +
        "沈沈沾沾灶灶焰焰筑築糊糊耀耀胡胡雇僱霉霉冬冬亮亮交交佛佛剩剩个個仑崙凄淒别別历歷冲衝叹嘆哗嘩团團坛壇复復尝嘗尽盡弥彌当當构構枪槍毁毀汇匯湿濕炼煉烟煙签簽脏髒艳豔荡蕩获獲证證赞讚迹跡鉴鑑钟鐘钳鉗铲鏟锤錘闲閒须須饥飢勋勳纤纖" +
        "为為关關录錄启啟阅閱绝絕说說发發脱脫" +
        "扬揚净淨厕廁啮齧埙壎墙牆奖獎笺箋竖豎绣繡线線绷繃缰韁铺鋪药藥蕴蘊赝贗酝醞钩鉤锈鏽镌鐫鳄鱷鳌鼇" +
        "咬咬私私戮戮啕啕禧禧彝彝彷彷德德栗栗殷殷捶捶扇扇榨榨捂捂丫丫楫楫款款漓漓磷磷琅琅佝佝痴痴皂皂翱翱苧苧芸芸薯薯虱虱蠹蠹蔑蔑噪噪狸狸蜷蜷逾逾糟糟遁遁焊焊厄厄韭韭肴肴剃剃粗粗扑撲杠槓檐簷听聽腌醃喂餵袅裊卤滷";

    // Nothing can be said of these alone.
    private const string Doubtful = "丑仆佣伙余准咸干征斗朴松舍范辟里郁冢卜吁咽坂";

    // In these words the first character is the second, or stays itself.
    private static readonly (char Simplified, char Traditional, string Words)[] Words =
    [
        ('里', '裡', "这里 那里 哪里 家里 城里 手里 心里 里面 里边 里头 夜里 眼里 水里 村里 屋里 山里 校园里 群里 店里 车里 楼里 嘴里 怀里 暗里 园里 房里 厂里 海里的 口袋里 院里 市里 县里 镇里 小区里 系统里 年里 月里 天里 小时里 分钟里 秒里"),
        ('里', '里', "公里 英里 里程 千里 万里 百里 故里 邻里 里斯本 里约 阿里 巴里 马里 里海 里昂 里兰卡 加里 乡里 华里 方里"),
        ('干', '幹', "干部 干线 骨干 树干 主干 才干 干活 能干 干劲 干警 实干 干事"),
        ('干', '乾', "干净 干燥 干旱 饼干 干枯 晒干 干货 干粮 烘干 风干 吹干 干涸 干洗 干电池"),
        ('干', '干', "干涉 干预 干扰 若干 相干 干系"),
        ('准', '準', "准备 标准 准确 精准 水准 准时 准则 对准 瞄准 基准 准点 校准 准入 准线"),
        ('准', '准', "批准 准许 准予 获准 核准 不准 准考"),
        ('征', '徵', "特征 象征 征集 征收 征求 征兆 征信 征税 征用 征询 表征"),
        ('征', '征', "长征 征程 征服 出征 远征 征途"),
        ('斗', '鬥', "战斗 奋斗 斗争 搏斗 格斗"),
        ('斗', '斗', "北斗 漏斗 斗笠 星斗 料斗 烟斗"),
        ('松', '鬆', "放松 轻松 宽松 松动 松懈 松散 松绑 松开"),
        ('松', '松', "松树 松木 松江 青松 松山 松花 松鼠 红松"),
        ('舍', '捨', "舍弃 取舍 割舍 舍不得"),
        ('舍', '舍', "宿舍 校舍 房舍 农舍 猪舍 鸡舍 舍友"),
        ('范', '範', "范围 规范 模范 示范 范例 典范 防范 范畴 师范 范本 风范 范式"),
        ('余', '餘', "十余 百余 千余 万余 其余 剩余 余额 余下 业余 多余 余热 余震 冗余 余年 余人 余个 余家 余名 余次 余种 余项 余件 余万 余亩 余台 余辆 余吨 余元 余量"),
        ('伙', '夥', "合伙 伙伴"),
        ('伙', '伙', "伙食 小伙 家伙 伙计"),
        ('佣', '傭', "雇佣 女佣 佣兵"),
        ('佣', '佣', "佣金"),
        ('辟', '闢', "开辟 辟谣 辟出 另辟"),
        ('吁', '籲', "呼吁"),
        ('朴', '樸', "朴素 简朴 质朴 淳朴 朴实"),
        ('郁', '鬱', "抑郁 忧郁 郁闷 葱郁"),
        ('丑', '醜', "丑闻 丑陋"),
        ('发', '髮', "头发 理发 毛发 白发 染发 发型 发廊 发丝 脱发 护发 洗发 假发 金发 黑发"),
        ('后', '后', "皇后 王后 太后 影后 后羿 后妃"),
        ('面', '麵', "面条 面粉 面包 方便面 拉面 面馆 面食 牛肉面 面点 汤面 炒面"),
        ('只', '隻', "一只 两只 三只 四只 五只 六只 七只 八只 九只 十只 百只 千只 万只 几只 这只猫 这只狗 那只 每只 单只 多少只"),
        ('台', '颱', "台风"),
        ('复', '複', "复杂 重复 复合 复制 复数 复印 复式 繁复 复用"),
        ('历', '曆', "日历 历法 农历 公历 阳历 阴历 年历"),
        ('系', '係', "关系 干系"),
        ('系', '繫', "联系 维系 系上 系着 系好"),
        ('志', '誌', "杂志 日志 标志"),
        ('制', '製', "制造 制作 研制 制成 复制 制品 自制 缝制 录制 绘制 制药 制冷 精制 试制 印制 特制 配制 炼制 烧制 制氢 制剂"),
        ('表', '錶', "手表 钟表 电表 水表 腕表 怀表 表盘 表带"),
        ('冲', '沖', "冲洗 冲水 冲刷 冲泡 冲浪 冲走 冲垮 冲开 冲绳"),
        ('谷', '穀', "谷物 稻谷 五谷 谷类 谷粒"),
        ('采', '采', "风采 神采 文采 喝采"),
        ('卷', '捲', "卷入 席卷 卷起 蛋卷 卷走 内卷"),
        ('几', '几', "茶几"),
        ('周', '週', "一周 两周 三周 四周 五周 六周 八周 每周 上周 下周 本周 周一 周二 周三 周四 周五 周六 周日 周末 周刊 周年 周报 几周 周期 数周"),
        ('占', '佔', "占据 占用 占领 霸占 侵占 占地 占比 占有"),
        ('注', '註', "注册 备注 注释 注解 注明 标注"),
        ('御', '禦', "防御 抵御"),
        ('汇', '彙', "词汇 汇编 汇总"),
        ('尽', '儘', "尽管 尽量 尽快 尽早 尽可能"),
        ('获', '穫', "收获"),
        ('致', '緻', "精致 细致 别致"),
        ('并', '併', "合并 并购 吞并 兼并 并入 并网"),
        ('游', '遊', "游戏 旅游 游客 游览 游玩 导游 手游 游乐 游园 出游 春游 郊游 云游 游轮 游行"),
        ('签', '籤', "标签 书签 牙签"),
        ('托', '託', "委托 托管 拜托 信托"),
        ('沈', '瀋', "沈阳"),
        ('划', '划', "划算 划船 划桨 划水"),
        ('钟', '鍾', "钟情 钟爱"),
        ('脏', '臟', "心脏 内脏 肝脏 肾脏 脏器 脾脏"),
        ('须', '鬚', "胡须"),
        ('杆', '杆', "栏杆 旗杆"),
        ('板', '闆', "老板"),
        ('折', '摺', "折叠"),
        ('赞', '贊', "赞助 赞成 赞同"),
        ('鉴', '鑒', "鉴定 鉴别 鉴于"),
        ('别', '彆', "别扭"),
        ('当', '噹', "叮当"),
        ('向', '嚮', "向往"),
        ('尝', '嚐', "尝尝"),
    ];

    // In these the Traditional character is Simplified as well.
    private static readonly string[] Kept =
        ["著名", "顯著", "著作", "名著", "著稱", "編著", "原著", "專著", "土著", "巨著", "論著", "著者", "乾隆", "乾坤", "乾陵", "瞭望", "慰藉", "狼藉"];

    private static readonly FrozenDictionary<char, char> ToSimplifiedTable = BuildSimplified();
    private static readonly FrozenDictionary<char, char> ToTraditionalTable = BuildTraditional();
    private static readonly FrozenDictionary<string, string> ToTraditionalWords = BuildWords();
    private static readonly FrozenDictionary<string, string> ToSimplifiedWords = Kept.ToFrozenDictionary(
        word => word, word => string.Concat(word.Select(character => character is '著' or '乾' or '瞭' or '藉' ? character : ToSimplifiedTable.GetValueOrDefault(character, character))), StringComparer.Ordinal);

    /// <summary>A text of either script in Simplified characters, with the marks of quotation that go with them.</summary>
    public static string ToSimplified(string text) => Convert(text, ToSimplifiedWords, ToSimplifiedTable, "") ?? text;

    /// <summary>A Simplified text in Traditional characters; as it was written where that would be a guess.</summary>
    public static string ToTraditional(string text) => Convert(text, ToTraditionalWords, ToTraditionalTable, Doubtful) ?? text;

    private static string? Convert(string text, FrozenDictionary<string, string> words, FrozenDictionary<char, char> table, string doubtful)
    {
        var converted = new StringBuilder(text.Length);
        var lookup = words.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var index = 0; index < text.Length;)
        {
            var length = Math.Min(LongestWord, text.Length - index);
            var word = "";
            while (length > 1 && !lookup.TryGetValue(text.AsSpan(index, length), out word))
            {
                length--;
            }

            if (length > 1)
            {
                converted.Append(word);
                index += length;
                continue;
            }

            if (doubtful.Contains(text[index], StringComparison.Ordinal))
            {
                return null;
            }

            converted.Append(table.GetValueOrDefault(text[index], text[index]));
            index++;
        }

        return converted.ToString();
    }

    private static FrozenDictionary<char, char> BuildSimplified()
    {
        var table = new Dictionary<char, char> { ['「'] = '“', ['」'] = '”', ['『'] = '‘', ['』'] = '’' };
        for (var index = 0; index < ChineseTable.Traditional.Length; index++)
        {
            table[ChineseTable.Traditional[index]] = ChineseTable.Simplified[index];
        }

        return table.ToFrozenDictionary();
    }

    private static FrozenDictionary<char, char> BuildTraditional()
    {
        var table = new Dictionary<char, char>();
        for (var index = 0; index < ChineseTable.Traditional.Length; index++)
        {
            table.TryAdd(ChineseTable.Simplified[index], ChineseTable.Traditional[index]);
        }

        for (var index = 0; index < Usual.Length; index += 2)
        {
            table[Usual[index]] = Usual[index + 1];
        }

        table['“'] = '「';
        table['”'] = '」';
        return table.ToFrozenDictionary();
    }

    private static FrozenDictionary<string, string> BuildWords()
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (simplified, traditional, list) in Words)
        {
            foreach (var word in list.Split(' '))
            {
                // A word of two such characters (并购 by 并, 干系 by 系) may be named under each.
                var before = words.GetValueOrDefault(word);
                words[word] = string.Concat(word.Select((character, place) => character == simplified ? traditional : before?[place] ?? ToTraditionalTable.GetValueOrDefault(character, character)));
            }
        }

        return words.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
