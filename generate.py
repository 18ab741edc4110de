"""由工作簿生成职业教育质量报告：python generate.py（用法见 python generate.py --help）。"""

import sys
from pathlib import Path

if __name__ == "__main__":
    root = Path(__file__).resolve().parent
    sys.path.insert(0, str(root))
    try:
        from zhibao.cli import main

        status = main(root)
    except KeyboardInterrupt:
        # While the program loads nobody else is there to end quietly.
        status = 130
    sys.exit(status)
