#!/bin/zsh
