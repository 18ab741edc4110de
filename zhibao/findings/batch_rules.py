"""E: many workbooks in one run."""

from zhibao.findings.finding import Rule, Severity

NO_WORKBOOKS = Rule(
    "E570", Severity.ERROR, "文件夹里没有工作簿",
    "{path} 和它下面的文件夹里没有带“封面”表的工作簿（.xlsx）。",
    "请把各地的工作簿放进这个文件夹，一地一个文件夹，照片放在工作簿旁边的“照片”文件夹。",
)  # fmt: skip
PROCESS_ENDED = Rule(
    "E571", Severity.ERROR, "生成中途断了",
    "生成这一份时进程一再中断，没有做完；别的工作簿不受影响。",
    "请单独生成这一份，看程序怎么说；内存不够时减少同时生成的份数（--jobs）。",
)  # fmt: skip
NO_DASK = Rule(
    "E572", Severity.ERROR, "没有安装 Dask",
    "用 --dask 要先安装 Dask（distributed），这台电脑上没有。",
    "请照 docs/batch.md 给程序装上它；或不写 --dask，在本机生成。",
)  # fmt: skip
NO_CLUSTER = Rule(
    "E573", Severity.ERROR, "连不上 Dask 集群",
    "连不上 {address}（{reason}）。",
    "请核对地址（如 tcp://10.0.0.5:8786），并确认调度程序正在运行、至少有一个工作进程。",
)  # fmt: skip
OTHER_VERSION = Rule(
    "E574", Severity.ERROR, "集群上的程序不是同一版",
    "{workers} 上的程序或版式包与本机的不一样，生成的报告会不一样。",
    "请在各台机器上换成同一版程序，重新启动工作进程。",
)  # fmt: skip
